import { SharedCounts, SharedRedis } from '@app/redis';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { NodeMessages, nodeTopic } from '../cluster/node-messages.js';
import { ProviderCircuit } from './provider-circuit.js';
import { RetryBudget } from './retry-policy.js';

/** `openMs`: how long the circuit is open; null: it is closed again. */
const CIRCUIT = nodeTopic<{ provider: string; openMs: number | null }>('provider-circuit');
const EXCHANGE_MS = 1_000;

/** The circuits of the providers and the budget of retries, of one process. */
export class ProviderState {
  readonly budget = new RetryBudget();
  protected readonly circuits = new Map<string, ProviderCircuit>();

  circuitOf(provider: string): ProviderCircuit {
    let circuit = this.circuits.get(provider);
    if (circuit === undefined) {
      circuit = this.open(provider);
      this.circuits.set(provider, circuit);
    }
    return circuit;
  }

  /** Undefined before the first request. */
  findCircuit(provider: string): ProviderCircuit | undefined {
    return this.circuits.get(provider);
  }

  protected open(_provider: string): ProviderCircuit {
    return new ProviderCircuit();
  }
}

/** The same over all nodes. Without Redis, or while it is unavailable, each node goes by what it sees itself. */
@Injectable()
export class SharedProviderState extends ProviderState implements OnApplicationShutdown {
  private readonly timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly nodes: NodeMessages,
    { client, prefix }: SharedRedis,
  ) {
    super();
    nodes.on(CIRCUIT, ({ provider, openMs }) => {
      const circuit = this.circuitOf(provider);
      if (openMs === null) circuit.closedElsewhere();
      else circuit.openedElsewhere(openMs);
    });
    if (client === null) return;
    const counts = new SharedCounts(client, `${prefix}:used:model-retries`, this.budget);
    this.timer = setInterval(() => void counts.exchange(performance.now()), EXCHANGE_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  protected override open(provider: string): ProviderCircuit {
    return new ProviderCircuit({
      opened: (openMs) => this.nodes.publish(CIRCUIT, { provider, openMs }),
      closed: () => this.nodes.publish(CIRCUIT, { provider, openMs: null }),
    });
  }
}
