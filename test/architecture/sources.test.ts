import { describe, expect, it } from '@jest/globals';
import { type SourceFile, sourceFiles } from '../support/source-files.ts';

const product = sourceFiles('server', 'addin', 'manifest');
const all = [...product, ...sourceFiles('test', 'bench')];

const pathsWith = (files: readonly SourceFile[], pattern: RegExp): string[] =>
  files.filter(({ text }) => pattern.test(text)).map((one) => one.path);

describe('source files', () => {
  it('read the environment in config.ts only', () => {
    expect(pathsWith(product, /\bprocess\s*\.\s*env\b|import\.meta\.env/)).toEqual([
      'server/config.ts',
    ]);
  });

  it('begin transactions in storage/sqlserver only; jobs go through storage.write', () => {
    const paths = pathsWith(product, /\.\s*(?:transaction|startTransaction)\s*\(/);
    expect(paths).toEqual(['server/storage/sqlserver/sqlserver-storage.ts']);
  });

  it('have no default exports', () => {
    const exported = /^export default\b|^export \{[^}]*\bas default\b/m;
    expect(pathsWith(all, exported)).toEqual([]);
  });

  it('are named after what they hold', () => {
    const vague = /(?:^|\/)(?:utils?|helpers?|commons?|misc|types|index)(?:\/|\.[cm]?tsx?$)/;
    expect(all.map((one) => one.path).filter((path) => vague.test(path))).toEqual([]);
  });

  it('are named in kebab-case, components in PascalCase', () => {
    const name =
      /\/(?:[a-z0-9]+(?:-[a-z0-9]+)*(?:\.test|\.d)?\.ts|[A-Z][A-Za-z0-9]*\.tsx|[a-z0-9]+(?:-[a-z0-9]+)*\.tsx)$/;
    expect(all.map((one) => one.path).filter((path) => !name.test(path))).toEqual([]);
  });

  it('pass on nothing from elsewhere', () => {
    const barrel = /^export (?:\*|type \*) from\b/m;
    expect(pathsWith(product, barrel)).toEqual([]);
  });
});

describe('tests', () => {
  const tests = all.filter((one) => one.path.endsWith('.test.ts'));

  it('say what is, as facts', () => {
    const titled = tests.flatMap(({ path, text }) =>
      [
        ...text.matchAll(/\b(?:it|test|describe)(?:\.\w+)*(?:\([^'"`]*\))?\(\s*(['"`])(.*?)\1/g),
      ].map(([, , title]) => ({ path, title: title ?? '' })),
    );
    expect(titled.length).toBeGreaterThan(200);
    expect(titled.filter(({ title }) => /\bshould\b/i.test(title))).toEqual([]);
  });

  it('are all run', () => {
    expect(pathsWith(tests, /\b(?:it|test|describe)\.only\b|\bf(?:it|describe)\(/)).toEqual([]);
  });
});
