import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createContext, Script } from 'node:vm';
import type { Surroundings } from './check-manifest.ts';

const iconFolder = path.join(import.meta.dirname, 'icons');

/** Width and height as the header of a PNG tells them (https://www.w3.org/TR/png-3/#11IHDR). */
const pngSize = (png: Buffer): readonly [number, number] => [
  png.readUInt32BE(16),
  png.readUInt32BE(20),
];

const readIcons = async (): Promise<Map<string, readonly [number, number]>> => {
  const icons = new Map<string, readonly [number, number]>();
  for (const file of await readdir(iconFolder))
    if (file.endsWith('.png'))
      icons.set(`/icons/${file}`, pngSize(await readFile(path.join(iconFolder, file))));
  return icons;
};

/** The ids the script hands to Office when it is loaded, found by loading it. */
const associatedBy = (script: string): string[] => {
  const associated: string[] = [];
  const Office = { actions: { associate: (id: string) => associated.push(id) } };
  new Script(script).runInContext(createContext({ Office, setTimeout, clearTimeout, Promise }));
  return associated;
};

/** What a manifest is checked against: the icons of this folder and the built script. */
export const readSurroundings = async (url: string, built: string): Promise<Surroundings> => ({
  url,
  icons: await readIcons(),
  associated: associatedBy(await readFile(path.join(built, 'launchevent.js'), 'utf8')),
});
