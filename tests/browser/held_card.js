/** What a camera sees of a printed card that somebody holds before it: a frame of grey, each pixel a byte, in base64. */

/**
 * @typedef {object} Held
 * @property {number} width of the card in the picture, in pixels, were it held straight
 * @property {[number, number]} middle of the card in the picture, in pixels
 * @property {number} tilt degrees in the picture's plane
 * @property {number} turn degrees about the upright axis: one side comes nearer
 * @property {number} nod degrees about the level axis
 * @property {[number, number]} light what black and white become, 0 to 255
 * @property {number} shadow how much of the light the lower right corner lacks, 0 to 1
 * @property {number} noise standard deviation
 * @property {number} blur radius in pixels, of a lens that is not sharp
 * @property {number} smear how far the card moves sideways while the shutter is open, in pixels
 */

/** @param {{picture: string, crop: number[], size: [number, number], held: Held, seed: number}} asked */
async ({ picture, crop, size, held, seed }) => {
  const [WIDTH, HEIGHT] = size;
  const FOCAL_LENGTH = 800; // pixels: as wide as a tablet's camera looks
  const BEHIND = 120; // what is behind the card, in the card's own grey
  const FINER = 3;
  const SMEARED_IN = 9;

  const drawn = new Image();
  drawn.src = picture;
  await drawn.decode();
  const [left, top, cardWidth, cardHeight] = crop;
  const card = new OffscreenCanvas(cardWidth, cardHeight).getContext("2d");
  card.fillStyle = "white";
  card.fillRect(0, 0, cardWidth, cardHeight);
  card.drawImage(drawn, -left, -top);
  const printed = card.getImageData(0, 0, cardWidth, cardHeight).data;

  const seeThrough = (sideways) => {
    const [tilt, turn, nod] = [held.tilt, held.turn, held.nod].map((degrees) => (degrees * Math.PI) / 180);
    const rotated = ([x, y]) => {
      const [tiltedX, tiltedY] = [x * Math.cos(tilt) - y * Math.sin(tilt), x * Math.sin(tilt) + y * Math.cos(tilt)];
      const [nodY, nodZ] = [tiltedY * Math.cos(nod), tiltedY * Math.sin(nod)];
      return [tiltedX * Math.cos(turn) + nodZ * Math.sin(turn), nodY, nodZ * Math.cos(turn) - tiltedX * Math.sin(turn)];
    };
    const distance = (FOCAL_LENGTH * cardWidth) / held.width;
    const across = rotated([1, 0]);
    const down = rotated([0, 1]);
    const middle = [
      ((held.middle[0] + sideways - WIDTH / 2) * distance) / FOCAL_LENGTH,
      ((held.middle[1] - HEIGHT / 2) * distance) / FOCAL_LENGTH,
      distance,
    ];
    const cross = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
    const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    const [byAcross, byDown, byMiddle] = [cross(down, middle), cross(middle, across), cross(across, down)];
    /** The grey of the card where a ray of sight meets it. */
    return (x, y) => {
      const ray = [x - WIDTH / 2, y - HEIGHT / 2, FOCAL_LENGTH];
      const scale = dot(byMiddle, ray);
      const column = Math.floor(dot(byAcross, ray) / scale + cardWidth / 2);
      const row = Math.floor(dot(byDown, ray) / scale + cardHeight / 2);
      if (column < 0 || row < 0 || column >= cardWidth || row >= cardHeight) return BEHIND;
      const at = (row * cardWidth + column) * 4;
      return 0.299 * printed[at] + 0.587 * printed[at + 1] + 0.114 * printed[at + 2];
    };
  };

  const count = held.smear ? SMEARED_IN : 1;
  const sights = Array.from({ length: count }, (_, each) => seeThrough(held.smear * (each / Math.max(1, count - 1) - 0.5)));
  const sharp = new ImageData(WIDTH, HEIGHT);
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      let sum = 0;
      for (const sight of sights)
        for (let i = 0; i < FINER; i += 1)
          for (let j = 0; j < FINER; j += 1) sum += sight(x + (i + 0.5) / FINER, y + (j + 0.5) / FINER);
      sharp.data.fill(sum / (sights.length * FINER * FINER), (y * WIDTH + x) * 4, (y * WIDTH + x) * 4 + 3);
      sharp.data[(y * WIDTH + x) * 4 + 3] = 255;
    }
  }

  const lens = new OffscreenCanvas(WIDTH, HEIGHT);
  lens.getContext("2d").putImageData(sharp, 0, 0);
  const seen = new OffscreenCanvas(WIDTH, HEIGHT).getContext("2d");
  if (held.blur) seen.filter = `blur(${held.blur}px)`;
  seen.drawImage(lens, 0, 0);
  const { data } = seen.getImageData(0, 0, WIDTH, HEIGHT);

  let state = seed;
  const chance = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 1) / 4294967297;
  };
  const grain = () => Math.sqrt(-2 * Math.log(chance())) * Math.cos(2 * Math.PI * chance());
  const [black, white] = held.light;
  const frame = new Uint8ClampedArray(WIDTH * HEIGHT);
  for (let at = 0; at < frame.length; at += 1) {
    const shade = 1 - held.shadow * ((at % WIDTH) / WIDTH + at / frame.length) * 0.5;
    frame[at] = (black + ((white - black) * data[at * 4]) / 255) * shade + (held.noise ? held.noise * grain() : 0);
  }
  let letters = "";
  for (const each of frame) letters += String.fromCharCode(each);
  return btoa(letters);
};
