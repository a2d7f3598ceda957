/** Choose an activity: the tiles of these premises, as many chosen as one likes. */

import { Tile } from "../../components/tile/tile.js";
import { headCount } from "../../core/company.js";
import { isSameTileAgain } from "../../core/double-tap.js";
import { tileLayout, tilesOfPage } from "../../core/tiles.js";
import { now } from "../../device/clock.js";

/** @import { Kiosk } from "../screen.js" */
/** @import { Activity } from "../../core/entry.js" */

const LEAST_TILE_PX = 190;
const GAPS_PX = [20, 16, 12];

/** @param {HTMLElement} element @param {Kiosk} kiosk */
export function ChooseActivity(element, kiosk) {
  const tiles = /** @type {HTMLElement} */ (element.querySelector(".choose-activity__tiles"));
  const company = /** @type {HTMLElement} */ (element.querySelector(".choose-activity__company span"));
  const myCard = /** @type {HTMLElement} */ (element.querySelector("[data-raise=my-card-wanted]"));
  const myPictures = /** @type {HTMLElement} */ (element.querySelector("[data-raise=pictures-wanted]"));
  let page = 0;
  /** @type {{tile: string, at: number} | null} */
  let lastPress = null;

  function layOut() {
    const { activities } = kiosk.facts();
    const { clientWidth: width, clientHeight: height } = tiles;
    const box = { width, height, least: LEAST_TILE_PX, gaps: GAPS_PX };
    const { columns, perPage, gap } = tileLayout(activities.length, box);
    const shown = tilesOfPage(activities, page, perPage);
    tiles.style.setProperty("--columns", String(columns));
    tiles.style.setProperty("--tile-gap", `${gap}px`);
    tiles.replaceChildren(...shown.tiles.map(activityTile), ...(shown.hasMore ? [moreTile()] : []));
    update();
  }

  /** @param {Activity} activity */
  function activityTile(activity) {
    const tile = Tile({ word: activity.name, picture: activity.picture });
    tile.dataset.activity = activity.slug;
    tile.addEventListener("press", () => choose(activity.slug));
    return tile;
  }

  /** @param {string} slug */
  function choose(slug) {
    const press = { tile: slug, at: now() };
    if (isSameTileAgain(lastPress, press)) return;
    lastPress = press;
    const isChosen = kiosk.facts().chosen.includes(slug);
    kiosk.raise(isChosen ? "activity-unchosen" : "activity-chosen", slug);
  }

  function moreTile() {
    const tile = Tile({ word: kiosk.say("choose.more"), picture: "star" });
    tile.classList.add("tile--more");
    tile.addEventListener("press", () => {
      page += 1;
      layOut();
    });
    return tile;
  }

  function update() {
    const { chosen, company: along, holdsCard, hasCredential } = kiosk.facts();
    const heads = headCount(along);
    company.textContent = heads === 0 ? kiosk.say("company.add") : kiosk.say("company.told", { heads });
    myCard.hidden = !holdsCard;
    myPictures.hidden = hasCredential;
    for (const tile of /** @type {NodeListOf<HTMLElement>} */ (tiles.querySelectorAll("[data-activity]"))) {
      tile.setAttribute("aria-pressed", String(chosen.includes(tile.dataset.activity ?? "")));
    }
  }

  const watcher = new ResizeObserver(layOut);
  watcher.observe(tiles);
  return { update, leave: () => watcher.disconnect() };
}
