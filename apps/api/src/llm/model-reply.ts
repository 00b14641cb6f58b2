import type { ModelContentPart, ModelEvent, ModelStopReason, ModelToolCall } from './language-model.js';

export class ModelReply {
  stopReason: ModelStopReason | null = null;
  /** The reply was cancelled because the answer reached its maximum length. */
  cut = false;
  readonly calls: ModelToolCall[] = [];
  /** In order of arrival, as it is sent back to the model. */
  readonly content: ModelContentPart[] = [];

  add(event: ModelEvent): void {
    switch (event.type) {
      case 'text':
        this.addText(event.text);
        return;
      case 'tool_call':
        this.calls.push(event);
        this.content.push({ type: 'tool_call', id: event.id, name: event.name, arguments: event.arguments });
        return;
      case 'provider_block':
        this.content.push(event);
        return;
      case 'stop':
        this.stopReason = event.reason;
        return;
      case 'accepted':
      case 'reasoning':
      case 'reading':
      case 'usage':
        return;
    }
  }

  private addText(text: string): void {
    const clean = text.replaceAll('\0', '');
    const last = this.content.at(-1);
    if (last?.type === 'text') last.text += clean;
    // Providers reject messages whose text is only whitespace.
    else if (clean.trim() !== '') this.content.push({ type: 'text', text: clean.trimStart() });
  }
}
