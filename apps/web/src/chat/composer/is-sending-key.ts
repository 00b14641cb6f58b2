/** What the browser reports while an input method composes, where `isComposing` is already false (Safari). */
const COMPOSING_KEY_CODE = 229;

interface PressedKey {
  key: string;
  shiftKey: boolean;
  nativeEvent: { isComposing: boolean; keyCode: number };
}

/** Whether a key press sends the text: Enter, but not while an input method composes a syllable. */
export const isSendingKey = ({ key, shiftKey, nativeEvent }: PressedKey): boolean =>
  key === 'Enter' && !shiftKey && !nativeEvent.isComposing && nativeEvent.keyCode !== COMPOSING_KEY_CODE;
