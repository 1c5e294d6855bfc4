/**
 * Where the API is. The runtime of classic Outlook has no location, so that every address is
 * absolute: the server writes its PUBLIC_URL in place of the token when it serves the script.
 */
export const publicUrl: string = '__PUBLIC_URL__';

/** Which build this is; written in place of the token when the script is built. */
export const buildId: string = '__BUILD_ID__';
