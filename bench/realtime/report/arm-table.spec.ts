import { describe, expect, it } from '@jest/globals';
import { renderArms } from './arm-table.js';

const sample = (arm: string, cost: number) => ({ arm, figures: { cost } });
const render = (samples: ReturnType<typeof sample>[]) =>
  renderArms(samples, { cost: (value) => value.toFixed(1) }, () => 'plain');

describe(renderArms, () => {
  it('tells medians, their ratio to the reference and how far the rounds differ', () => {
    const text = render([
      sample('plain', 10),
      sample('service', 11),
      sample('service', 15),
      sample('plain', 10),
      sample('plain', 20),
      sample('service', 24),
    ]);
    expect(text).toMatch(/\| plain +\| 10\.0 \| 1\.00× \(1\.00–1\.00\) \|/);
    expect(text).toMatch(/\| service +\| 15\.0 \| 1\.50× \(1\.10–1\.50\) \|/);
  });

  it('compares nothing with nothing', () => {
    const text = render([sample('plain', 0), sample('service', 3)]);
    expect(text).toMatch(/\| service +\| +3\.0 \| +– \|/);
  });

  it('leaves a figure empty that an arm does not have', () => {
    const text = render([sample('plain', 1), { arm: 'service', figures: {} } as ReturnType<typeof sample>]);
    expect(text).toMatch(/\| service +\| +\| +\|/);
  });
});
