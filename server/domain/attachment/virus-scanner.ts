/** What looks at files before anybody else gets them; start hands it in where one is set. */
export interface VirusScanner {
  /** The name of what was found, or null; throws when the scanner cannot say. */
  scan(parts: AsyncIterable<Uint8Array>): Promise<string | null>;
}
