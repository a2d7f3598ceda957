"""The conditions of a walk, as a script that runs in the page before the kiosk does."""

CONDITIONS = """
    // Long timers do not run down while a screen is looked at, short waits are over at once.
    const later = window.setTimeout;
    const parked = [];
    window.setTimeout = (call, milliseconds, ...rest) => {
        if (!(milliseconds >= 700)) return later(call, 0, ...rest);
        return parked.push({ call, milliseconds });
    };
    const latest = milliseconds => parked.findLastIndex(each => each.milliseconds === milliseconds);
    window.isParked = milliseconds => latest(milliseconds) >= 0;
    window.runDown = milliseconds => parked.splice(latest(milliseconds), 1)[0].call();

    // Time passes when the walk says so.
    window.laterMs = 0;
    for (const clock of [Date, performance]) {
        const now = clock.now.bind(clock);
        clock.now = () => now() + window.laterMs;
    }

    // A camera that never shows a picture, until it is taken away.
    const getUserMedia = () => (window.isCameraGone ? Promise.reject(new Error("gone")) : new Promise(() => {}));
    Object.defineProperty(navigator, "mediaDevices", { value: { getUserMedia } });

    // A voice of the tablet's own in whichever language.
    const getVoices = () => document.documentElement.lang && [{ lang: document.documentElement.lang, localService: true }];
    const synthesis = Object.assign(new EventTarget(), { getVoices, speak() {}, cancel() {} });
    Object.defineProperty(window, "speechSynthesis", { value: synthesis });

    // A new version that waits, a browser that may throw things away, a store without room: each when asked for.
    Object.defineProperty(ServiceWorkerRegistration.prototype, "waiting", {
        get: () => (window.hasNewVersion ? { postMessage() {} } : null),
    });
    Object.defineProperty(navigator, "storage", { value: { persisted: async () => false, persist: async () => false } });
    const add = IDBObjectStore.prototype.add;
    IDBObjectStore.prototype.add = function (...rest) {
        if (!window.refusal) return add.apply(this, rest);
        throw new DOMException("refused", window.refusal);
    };
"""
