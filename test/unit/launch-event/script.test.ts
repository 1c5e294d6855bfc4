import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Node, parse } from 'acorn';
import { full } from 'acorn-walk';
import { getBuiltScript } from './built-script.ts';

describe('the built launch-event script', () => {
  let script = '';
  beforeAll(async () => {
    script = await getBuiltScript();
  });

  const kinds = (source: string): Set<string> => {
    const seen = new Set<string>();
    const tree = parse(source, { ecmaVersion: 2016, sourceType: 'script' });
    full(tree, (node: Node) => seen.add(node.type));
    return seen;
  };

  it('parses as an ES2016 script', () => {
    expect(kinds(script)).toContain('CallExpression');
  });

  it('has no conditional expressions, which old runtimes refuse to load', () => {
    expect(kinds('const one = two ? 3 : 4;')).toContain('ConditionalExpression');
    expect(kinds(script)).not.toContain('ConditionalExpression');
  });

  it('names the address that the server replaces exactly once', () => {
    expect(script.split('"__PUBLIC_URL__"')).toHaveLength(2);
  });

  it('carries the id of its build', () => {
    expect(script).not.toContain('__BUILD_ID__');
    expect(script).toMatch(/buildId = "[0-9a-f]{12}"/);
  });

  it('is smaller than 12 kB compressed', () => {
    expect(gzipSync(script).length).toBeLessThan(12_000);
  });
});
