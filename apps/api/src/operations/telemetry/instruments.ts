export interface Instrument {
  kind: 'counter' | 'histogram' | 'gauge';
  unit: string;
  description: string;
  /** Names of the labels; their values are bounded. */
  labels: readonly string[];
  /** Upper bounds of a histogram's buckets. */
  buckets?: readonly number[];
}

/** The bounds that the GenAI semantic conventions prescribe. */
const MODEL_SECONDS = [
  0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92,
];
const TOKENS = [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864];
const CHUNK_SECONDS = [0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.15, 0.2, 0.3, 0.5, 1, 2.5, 5];
const FIRST_CHUNK_SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 5, 7.5, 10, 20, 60];
/** The bounds that the HTTP semantic conventions prescribe. */
const HTTP_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

const MODEL = ['gen_ai.operation.name', 'gen_ai.provider.name', 'gen_ai.request.model'] as const;
const PER_ANSWER = ['provider', 'status', 'cached'] as const;

/** Every metric of the service. docs/operations.md lists them; a test compares both. */
export const INSTRUMENTS = {
  'gen_ai.client.operation.duration': {
    kind: 'histogram',
    unit: 's',
    description: 'Requests to language models, one per row of the ledger.',
    labels: [...MODEL, 'request.kind', 'error.type'],
    buckets: MODEL_SECONDS,
  },
  'gen_ai.client.token.usage': {
    kind: 'histogram',
    unit: '{token}',
    description: 'Tokens per request; input includes cached tokens.',
    labels: [...MODEL, 'gen_ai.token.type'],
    buckets: TOKENS,
  },
  'gen_ai.client.operation.time_to_first_chunk': {
    kind: 'histogram',
    unit: 's',
    description: 'From the request to the first chunk of its response.',
    labels: MODEL,
    buckets: FIRST_CHUNK_SECONDS,
  },
  'gen_ai.client.operation.time_per_output_chunk': {
    kind: 'histogram',
    unit: 's',
    description: 'Mean time between the chunks of one response.',
    labels: MODEL,
    buckets: CHUNK_SECONDS,
  },
  'gen_ai.execute_tool.duration': {
    kind: 'histogram',
    unit: 's',
    description: 'Tool calls of models, REST and MCP clients.',
    labels: ['gen_ai.operation.name', 'gen_ai.tool.name', 'error.type'],
    buckets: MODEL_SECONDS,
  },
  'mma.model.cost_usd': {
    kind: 'counter',
    unit: '',
    description: 'Cost of requests with a price, in US dollars.',
    labels: ['gen_ai.provider.name', 'gen_ai.request.model'],
  },
  'mma.answers': {
    kind: 'counter',
    unit: '',
    description: 'Answers whose end was stored.',
    labels: [...PER_ANSWER, 'fallback'],
  },
  'mma.answer.duration': {
    kind: 'histogram',
    unit: 's',
    description: 'From the acknowledged question to the stored end.',
    labels: PER_ANSWER,
    buckets: MODEL_SECONDS,
  },
  'mma.answer.time_to_first_chunk': {
    kind: 'histogram',
    unit: 's',
    description: 'From the acknowledged question to the first text sent.',
    labels: ['provider', 'cached'],
    buckets: FIRST_CHUNK_SECONDS,
  },
  'mma.answer.stop.duration': {
    kind: 'histogram',
    unit: 's',
    description: 'From the request to stop to the stored end.',
    labels: [],
    buckets: HTTP_SECONDS,
  },
  'mma.answer.chunks': {
    kind: 'counter',
    unit: '',
    description: 'Pieces of text of ended answers.',
    labels: [],
  },
  'mma.answer.figures': {
    kind: 'counter',
    unit: '',
    description: 'Figures of model answers that were compared with tool results.',
    labels: ['result'],
  },
  'answers.grounded': {
    kind: 'gauge',
    unit: '1',
    description: 'Share of the last 200 checked answers of this process whose figures were all verified.',
    labels: [],
  },
  'http.server.request.duration': {
    kind: 'histogram',
    unit: 's',
    description: 'HTTP requests.',
    labels: ['http.request.method', 'http.route', 'http.response.status_code'],
    buckets: HTTP_SECONDS,
  },
  'mma.client.events': {
    kind: 'counter',
    unit: '',
    description: 'Events of socket clients, by outcome: ok or the code of the refusal.',
    labels: ['event', 'outcome'],
  },
  'mma.connections.opened': {
    kind: 'counter',
    unit: '',
    description: 'Opened connections.',
    labels: ['transport'],
  },
  'mma.connections': { kind: 'gauge', unit: '', description: 'Open connections.', labels: ['transport'] },
  'mma.answers.running': { kind: 'gauge', unit: '', description: 'Answers being generated.', labels: [] },
  'mma.cache.reads': { kind: 'counter', unit: '', description: 'Cache reads.', labels: ['cache', 'result'] },
  'mma.sync.duration': {
    kind: 'histogram',
    unit: 's',
    description: 'Syncs of the sports data.',
    labels: ['outcome'],
    buckets: [1, 5, 10, 30, 60, 120, 300, 600, 1800],
  },
  'data.age': {
    kind: 'gauge',
    unit: 's',
    description: 'Time since the data last agreed with its source; -1 if it never did.',
    labels: [],
  },
  'mma.provider.up': {
    kind: 'gauge',
    unit: '',
    description: 'Whether the last request to the provider succeeded: 1 or 0.',
    labels: ['provider'],
  },
  'mma.provider.circuit': {
    kind: 'gauge',
    unit: '',
    description: 'Circuit breaker: 0 closed, 1 half-open, 2 open.',
    labels: ['provider'],
  },
  'mma.ledger.waiting': {
    kind: 'gauge',
    unit: '',
    description: 'Ledger entries not written yet.',
    labels: [],
  },
  'db.client.connection.count': {
    kind: 'gauge',
    unit: '',
    description: 'Connections of the database pool.',
    labels: ['db.client.connection.state'],
  },
  'db.client.connection.max': { kind: 'gauge', unit: '', description: 'Size of the pool.', labels: [] },
  'db.client.connection.pending_requests': {
    kind: 'gauge',
    unit: '',
    description: 'Requests that wait for a connection.',
    labels: [],
  },
  'nodejs.eventloop.delay': {
    kind: 'gauge',
    unit: 's',
    description: 'Delay of the event loop since the last collection.',
    labels: ['quantile'],
  },
  'nodejs.eventloop.utilization': {
    kind: 'gauge',
    unit: '1',
    description: 'Busy share of the event loop since the last collection.',
    labels: [],
  },
  'process.memory.usage': { kind: 'gauge', unit: 'By', description: 'Resident memory.', labels: [] },
  'mma.disk.free': {
    kind: 'gauge',
    unit: 'By',
    description: "Free bytes of the service's file system.",
    labels: [],
  },
  'mma.disk.size': {
    kind: 'gauge',
    unit: 'By',
    description: "Size of the service's file system.",
    labels: [],
  },
} as const satisfies Record<string, Instrument>;

export type InstrumentName = keyof typeof INSTRUMENTS;

const UNIT_SUFFIXES: Record<string, string> = { s: '_seconds', By: '_bytes', '1': '_ratio' };

/** The name of the metric in Prometheus, as a collector writes it; without `_bucket`, `_sum` and `_count`. */
export function prometheusName(name: InstrumentName): string {
  const { kind, unit }: Instrument = INSTRUMENTS[name];
  return name.replaceAll('.', '_') + (UNIT_SUFFIXES[unit] ?? '') + (kind === 'counter' ? '_total' : '');
}
