/** Decodes bytes, or throws where they are none of the encoding. */
type Decode = (encoding: 'utf-8' | 'utf-16le' | 'windows-1252', bytes: Uint8Array) => string;

/** UTF-8, else what Windows wrote before it; UTF-16 where its byte order mark says so. */
export const decodeCsv = (bytes: Uint8Array, decode: Decode): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode('utf-16le', bytes);
  try {
    return decode('utf-8', bytes);
  } catch {
    return decode('windows-1252', bytes);
  }
};
