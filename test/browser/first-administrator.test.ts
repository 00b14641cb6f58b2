import { expect, it } from '@jest/globals';
import { CHROMIUM, TestBrowser } from '../support/chromium.js';
import { describeWith } from '../support/needs.js';
import { startTestApp } from '../support/start-app.js';
import { FirstAdministratorService } from '../../apps/api/src/admin/first-administrator/first-administrator.service.js';
import { ChatPage } from '../support/chat-page.js';

describeWith([CHROMIUM], 'the link of the first administrator', () => {
  it('makes an administrator once', async () => {
    const app = await startTestApp();
    const browser = await TestBrowser.launch(app.url);
    try {
      const link = await app.app.get(FirstAdministratorService, { strict: false }).offer();
      const { pathname, hash } = new URL(link ?? '');
      const claim = async (): Promise<ChatPage> => {
        const page = new ChatPage(await browser.open(pathname + hash));
        await page.button('Become an administrator').click();
        return page;
      };
      await (await claim()).page.getByText('You are an administrator now.').waitFor();
      await (await claim()).page.getByText('The link has expired, was used').waitFor();
      const rows = await app.query('SELECT 1 FROM app.users WHERE is_admin');
      expect(rows).toHaveLength(1);
    } finally {
      await browser.close();
      await app.close();
    }
  });
});
