import { type ParseArgsConfig, parseArgs } from 'node:util';
import { ConfigError } from './config.ts';

/** What a command does not do as it was asked; nothing has been changed. */
export class Refusal extends Error {
  override name = 'Refusal';
}

const exitCodes = { done: 0, failed: 1, refused: 2 } as const;

export const readArguments = <const Options extends NonNullable<ParseArgsConfig['options']>>(
  options: Options,
) => {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    throw new Refusal(error instanceof Error ? error.message : String(error));
  }
};

/** Runs a command to its exit code: 0 done, 1 failed, 2 refused. What it says goes to the screen. */
export const runCommand = async (command: () => Promise<string>): Promise<void> => {
  try {
    process.stdout.write(`${await command()}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    const refused = error instanceof Refusal || error instanceof ConfigError;
    process.exitCode = refused ? exitCodes.refused : exitCodes.failed;
  }
};
