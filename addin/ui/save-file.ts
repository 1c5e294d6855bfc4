const keptMilliseconds = 60_000;

/** A link cannot carry the token: the file is fetched, then handed to the browser to keep. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), keptMilliseconds);
}

/** The name that an answer gives its file. */
export const fileNameIn = (answer: Response, otherwise: string): string =>
  /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? otherwise;
