declare const __BUILD_ID__: string;

/** Which build of the pages this is; the server tells its own on /healthz. */
export const buildId: string = __BUILD_ID__;
