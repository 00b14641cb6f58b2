import './theme/base.css';
import './theme/tokens.css';
import './ui/ui.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/query-client.js';
import { auth } from './auth/auth.js';
import { App } from './app.js';
import { ErrorBoundary } from './ui/error-boundary.js';
import { TooltipProvider } from './ui/tooltip.js';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element #root');
// For the style element of open dialogs; see the content-security policy of the service.
setNonce(document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '');
auth.watchOtherTabs();
void auth.start();
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <QueryClientProvider client={queryClient}>
        <TooltipProvider>
          <App />
        </TooltipProvider>
      </QueryClientProvider>
    </ErrorBoundary>
  </StrictMode>,
);
