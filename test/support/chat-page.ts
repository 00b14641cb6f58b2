import type { Locator, Page } from 'playwright-core';

/** The chat page as its readers use it, by roles and labels. */
export class ChatPage {
  constructor(readonly page: Page) {}

  get input(): Locator {
    return this.page.getByRole('textbox', { name: /^(Your question|질문)$/ });
  }

  get questions(): Locator {
    return this.page.getByRole('article', { name: /^(You|나)$/ });
  }

  get answers(): Locator {
    return this.page.getByRole('article', { name: 'MMA Savant' });
  }

  get lastAnswer(): Locator {
    return this.answers.last();
  }

  /** The complete answers have actions. */
  get finished(): Locator {
    return this.page.getByRole('group', { name: /^(Actions for this answer|답변 메뉴)$/ });
  }

  get sessions(): Locator {
    return this.page.getByRole('navigation', { name: /^(Conversations|대화 목록)$/ });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  async send(question: string): Promise<void> {
    await this.input.fill(question);
    await this.input.press('Enter');
  }

  /** Asks and waits for the complete answer. @returns its text */
  async ask(question: string): Promise<string> {
    const before = await this.finished.count();
    await this.send(question);
    await this.finished.nth(before).waitFor();
    return this.lastAnswer.innerText();
  }

  get sessionId(): string | undefined {
    return /\/c\/([\w-]+)/.exec(this.page.url())?.[1];
  }

  async waitForSession(): Promise<string> {
    await this.page.waitForURL(/\/c\//);
    return this.sessionId ?? '';
  }
}
