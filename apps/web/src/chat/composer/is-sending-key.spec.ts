import { describe, expect, it } from '@jest/globals';
import { isSendingKey } from './is-sending-key.js';

const press = ({ key = 'Enter', shiftKey = false, isComposing = false, keyCode = 13 } = {}): boolean =>
  isSendingKey({ key, shiftKey, nativeEvent: { isComposing, keyCode } });

describe(isSendingKey, () => {
  it('is Enter', () => {
    expect(press()).toBe(true);
    expect(press({ key: 'a', keyCode: 65 })).toBe(false);
  });

  it('is not Shift+Enter', () => {
    expect(press({ shiftKey: true })).toBe(false);
  });

  it('is not the Enter that ends a syllable', () => {
    expect(press({ isComposing: true })).toBe(false);
    expect(press({ keyCode: 229 })).toBe(false);
  });
});
