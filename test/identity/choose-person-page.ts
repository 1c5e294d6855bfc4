import type { IdentityPerson } from './identity-people.ts';

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const choice = ({ oid, name, title, userName }: IdentityPerson): string =>
  `<button name="person" value="${oid}"><b>${escapeHtml(name)}</b> <small>${escapeHtml(title)}<br>${escapeHtml(userName)}</small></button>`;

/** Signing in without a password: one is who one says. */
export const choosePersonPage = (action: string, people: readonly IdentityPerson[]): string =>
  `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Choose an account</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
:root { color-scheme: light dark; font: 15px/1.4 system-ui, sans-serif; }
body { max-width: 26rem; margin: 2rem auto; padding: 0 1rem; }
button { display: block; width: 100%; margin: .25rem 0; padding: .5rem .75rem; font: inherit; text-align: left; border: 1px solid #8888; border-radius: 6px; background: none; color: inherit; cursor: pointer; }
button:hover, button:focus-visible { border-color: currentColor; }
small { opacity: .75; }
</style></head>
<body><h1>Choose an account</h1>
<p>A stand-in for Microsoft’s sign-in page, for trying the product. It asks for no password.</p>
<form method="post" action="${escapeHtml(action)}">${people.map(choice).join('\n')}
<button name="person" value="">Cancel</button></form></body></html>`;
