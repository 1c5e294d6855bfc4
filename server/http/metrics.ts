import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** From a cached answer to what a person would call broken. */
const requestBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const writeBuckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5];

type Observe = (seconds: number) => void;

/** Durations of one route, by class of status. */
export type RouteTimes = (status: number, seconds: number) => void;

export type CapturedKind = 'email' | 'call' | 'meeting';
export type CapturedOutcome = 'logged' | 'postponed' | 'notLogged' | 'private' | 'repeated';

/** What is read when somebody asks, and not counted along the way. */
export interface MetricSources {
  openStreams(): number;
  feedLagSeconds(): number;
  /** Rejects when the database does not answer. */
  setupRevision(): Promise<number>;
}

export interface Metrics {
  /** Makes the label sets of a route once, so that a request makes none. */
  route(method: string, path: string): RouteTimes;
  captured(kind: CapturedKind, outcome: CapturedOutcome): void;
  entryLogged(origin: string): void;
  writeWaited: Observe;
  writeCommitted: Observe;
  rateLimited(caller: 'person' | 'serviceKey' | 'address'): void;
  serviceKeyUsed(id: number, scope: string): void;
  connect(sources: MetricSources): void;
  read(): Promise<{ type: string; text: string }>;
}

let processRegistry: Registry | null = null;

/** Memory, CPU, garbage collection and event loop belong to the process, however many servers it runs. */
const processMetrics = (): Registry => {
  if (processRegistry === null) {
    processRegistry = new Registry();
    collectDefaultMetrics({ register: processRegistry });
  }
  return processRegistry;
};

const watchRequests = (registry: Registry): Metrics['route'] => {
  const durations = new Histogram({
    name: 'interaction_log_http_request_duration_seconds',
    help: 'Time from the arrival of a request to the end of its answer, by template of the route',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: requestBuckets,
    registers: [registry],
  });
  return (method, path) => {
    const byClass: Observe[] = [];
    return (status, seconds) => {
      const at = Math.floor(status / 100);
      let observe = byClass[at];
      if (observe === undefined) {
        const labels = { method: method.toUpperCase(), route: path, status: `${at}xx` };
        observe = durations.labels(labels).observe as Observe;
        byClass[at] = observe;
      }
      observe(seconds);
    };
  };
};

const watchWrites = (registry: Registry): Pick<Metrics, 'writeWaited' | 'writeCommitted'> => {
  const waited = new Histogram({
    name: 'interaction_log_write_wait_seconds',
    help: 'Time a write job waited until it began',
    buckets: writeBuckets,
    registers: [registry],
  });
  const committed = new Histogram({
    name: 'interaction_log_write_commit_seconds',
    help: 'Time from the beginning of a write job until it was durable',
    buckets: writeBuckets,
    registers: [registry],
  });
  return {
    writeWaited: (seconds) => waited.observe(seconds),
    writeCommitted: (seconds) => committed.observe(seconds),
  };
};

/** Counts by a few label values; each set of labels is made once. */
const countBy = <Name extends string>(
  registry: Registry,
  { name, help, labelNames }: { name: string; help: string; labelNames: readonly Name[] },
) => {
  const counter = new Counter({ name, help, labelNames, registers: [registry] });
  const known = new Map<string, { inc(): void }>();
  return (...values: string[]): void => {
    const key = values.join();
    let child = known.get(key);
    if (child === undefined) {
      child = counter.labels(...values);
      known.set(key, child);
    }
    child.inc();
  };
};

const watchEvents = (registry: Registry) => ({
  captured: countBy(registry, {
    name: 'interaction_log_captured_total',
    help: 'Reports of mails and calls by what became of them',
    labelNames: ['kind', 'outcome'],
  }),
  entryLogged: countBy(registry, {
    name: 'interaction_log_entries_logged_total',
    help: 'Log entries that reports have made, by origin',
    labelNames: ['origin'],
  }),
  rateLimited: countBy(registry, {
    name: 'interaction_log_rate_limited_requests_total',
    help: 'Requests refused with 429, by whose limit it was',
    labelNames: ['caller'],
  }),
  countKeyUse: countBy(registry, {
    name: 'interaction_log_service_key_requests_total',
    help: 'Requests of service keys, by number of the key and scope',
    labelNames: ['key', 'scope'],
  }),
});

const watchSources = (registry: Registry, sources: MetricSources): void => {
  const gauge = (name: string, help: string, collect: (gauge: Gauge) => void | Promise<void>) =>
    new Gauge({
      name: `interaction_log_${name}`,
      help,
      registers: [registry],
      collect() {
        return collect(this);
      },
    });
  gauge('open_streams', 'Open streams of changes on this instance', (one) =>
    one.set(sources.openStreams()),
  );
  gauge(
    'change_feed_lag_seconds',
    'Time since the change feed was last read for open streams; 0 while nobody listens',
    (one) => one.set(sources.feedLagSeconds()),
  );
  gauge('setup_revision', 'Revision of the set-up this instance works with', async (one) => {
    one.set(await sources.setupRevision().catch(() => 0));
  });
  gauge('database_up', '1 when the database answers, else 0', async (one) => {
    const answers = sources.setupRevision().then(
      () => 1,
      () => 0,
    );
    one.set(await answers);
  });
};

/** What the server counts about itself; no label says anything about a person. */
export const createMetrics = (build: { version: string }): Metrics => {
  const registry = new Registry();
  new Gauge({
    name: 'interaction_log_build_info',
    help: 'Version of the product and of Node',
    labelNames: ['version', 'node'] as const,
    registers: [registry],
  }).set({ version: build.version, node: process.version }, 1);
  const { captured, entryLogged, rateLimited, countKeyUse } = watchEvents(registry);
  return {
    route: watchRequests(registry),
    ...watchWrites(registry),
    captured,
    entryLogged,
    rateLimited,
    serviceKeyUsed: (id, scope) => countKeyUse(String(id), scope),
    connect: (sources) => watchSources(registry, sources),
    async read() {
      const parts = await Promise.all([registry.metrics(), processMetrics().metrics()]);
      return { type: registry.contentType, text: parts.join('\n') };
    },
  };
};
