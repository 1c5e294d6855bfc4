/** The global scope of a frame. */
export type Realm = Window & typeof globalThis;
