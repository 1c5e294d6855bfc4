import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import express, { type Request, type Response, Router } from 'express';

/** The word in the launch-event script that stands for our address; it has no page to tell it. */
const publicUrlMark = '__PUBLIC_URL__';

const dayInSeconds = 86_400;

/** The manifests name the icons by their address. */
const iconFolder = path.join(import.meta.dirname, '..', '..', 'manifest', 'icons');

/** Unhashed names: asked for again each time, answered by 304 while they stand. */
const sendFresh = (request: Request, response: Response, type: string, text: string): void => {
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  response.set('Cache-Control', 'no-cache').set('ETag', tag).type(type);
  if (request.get('if-none-match') === tag) response.status(304).end();
  else response.send(text);
};

const swaggerFolder = (): string =>
  path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

const apiPage = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Interaction Log API</title><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="docs/swagger-ui.css"></head>
<body><div id="swagger-ui"></div>
<script src="docs/swagger-ui-bundle.js"></script><script src="docs/start.js"></script></body></html>`;

const apiPageScript = `SwaggerUIBundle({ url: 'openapi.json', dom_id: '#swagger-ui', deepLinking: true, validatorUrl: null });`;

/** The readable API, below /api/v1. */
export const createApiPage = (): Router => {
  const router = Router();
  router.get('/docs', (request, response) => {
    sendFresh(request, response, 'html', apiPage);
  });
  router.get('/docs/start.js', (request, response) => {
    sendFresh(request, response, 'js', apiPageScript);
  });
  router.use(
    '/docs',
    express.static(swaggerFolder(), { index: false, maxAge: dayInSeconds * 1000 }),
  );
  return router;
};

/** The built pages; the sandbox in local mode only. */
export const createPages = (
  folder: string,
  { publicUrl, sandbox }: { publicUrl: string; sandbox: boolean },
): Router => {
  const router = Router();
  const page = (file: string) => async (request: Request, response: Response) => {
    sendFresh(request, response, 'html', await readFile(path.join(folder, file), 'utf8'));
  };
  router.get('/', (_request, response) => {
    response.redirect(302, sandbox ? '/sandbox' : '/tab.html');
  });
  router.get('/tab.html', page('tab.html'));
  router.get('/tab-config.html', page('tab-config.html'));
  router.get('/pane.html', page('pane.html'));
  router.get('/sign-in-done.html', (request, response, next) => {
    // Where the provider's window ends: with this header it could not be closed from here.
    // https://learn.microsoft.com/entra/msal/javascript/browser/redirect-bridge
    response.removeHeader('Cross-Origin-Opener-Policy');
    page('sign-in-done.html')(request, response).catch(next);
  });
  router.get('/launchevent.html', page('launchevent.html'));
  router.get('/privacy', page('privacy.html'));
  router.get('/terms', page('terms.html'));
  if (sandbox) {
    router.get('/sandbox', page('sandbox.html'));
    router.get('/sandbox-pane.html', page('sandbox-pane.html'));
    router.get('/sandbox-office.js', async (request, response) => {
      const script = await readFile(path.join(folder, 'sandbox-office.js'), 'utf8');
      sendFresh(request, response, 'js', script);
    });
  }
  router.get('/launchevent.js', async (request, response) => {
    const script = await readFile(path.join(folder, 'launchevent.js'), 'utf8');
    sendFresh(request, response, 'js', script.replaceAll(publicUrlMark, publicUrl));
  });
  router.get('/.well-known/microsoft-officeaddins-allowed.json', (request, response) => {
    const allowed = JSON.stringify({ allowed: [`${publicUrl}/launchevent.js`] });
    sendFresh(request, response, 'json', allowed);
  });
  router.use(
    '/icons',
    express.static(iconFolder, { maxAge: dayInSeconds * 1000, index: false, redirect: false }),
  );
  router.use(
    '/assets',
    express.static(path.join(folder, 'assets'), { immutable: true, maxAge: '365d', index: false }),
  );
  return router;
};
