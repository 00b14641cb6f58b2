import type { ModelContentPart, ModelEvent, ModelStopReason, ModelToolCall } from './language-model.js';

/** What one model request has come to. */
export class ModelReply {
  stopReason: ModelStopReason | null = null;
  /** Nobody wanted the rest of it. */
  cut = false;
  readonly calls: ModelToolCall[] = [];
  /** In the order in which it came, as it is given back to the model. */
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
      case 'usage':
        return;
    }
  }

  private addText(text: string): void {
    const clean = text.replaceAll('\0', '');
    const last = this.content.at(-1);
    if (last?.type === 'text') last.text += clean;
    // A model is refused its own texts of nothing but spaces.
    else if (clean.trim() !== '') this.content.push({ type: 'text', text: clean.trimStart() });
  }
}
