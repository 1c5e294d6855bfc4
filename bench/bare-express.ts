import type { AddressInfo } from 'node:net';
import express from 'express';

/** The floor: Express with nothing but a route that reads the body and answers JSON of a size. */
const app = express();
app.disable('x-powered-by');
app.set('etag', false);

const answers = new Map<string, { filler: string }>();
const answerOf = (bytes: string): { filler: string } => {
  const known = answers.get(bytes) ?? {
    filler: 'x'.repeat(Math.max(0, Number(bytes) - JSON.stringify({ filler: '' }).length)),
  };
  answers.set(bytes, known);
  return known;
};

app.post('/:bytes', express.json({ limit: 1024 * 1024 }), (request, response) => {
  response.json(answerOf(request.params.bytes));
});
app.get('/:bytes', (request, response) => {
  response.json(answerOf(request.params.bytes));
});

const server = app.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`Bare Express is ready at http://localhost:${port}\n`);
});
