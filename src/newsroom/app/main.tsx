import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { App } from './app.tsx';
import { RefusedError } from './client.ts';
import './styles/desk.css';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // A refusal stays a refusal; only a missing answer is worth another try.
      retry: (count, error) => count < 3 && error instanceof RefusedError && !error.refusal.answered,
    },
  },
});

const root = document.getElementById('desk');
if (root !== null) {
  createRoot(root).render(
    <QueryClientProvider client={queries}>
      <Router base="/desk">
        <App />
      </Router>
    </QueryClientProvider>,
  );
}
