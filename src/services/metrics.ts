import { collectDefaultMetrics, Histogram, register } from 'prom-client';

collectDefaultMetrics();

const requestSeconds = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'How long answers took',
  labelNames: ['method', 'status'] as const,
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
});

/** Counts an answered request. */
export function observeRequest(method: string, status: number, seconds: number): void {
  requestSeconds.observe({ method, status: String(status) }, seconds);
}

/** The measurements of this process, in Prometheus' text format. */
export async function metrics(): Promise<{ text: string; contentType: string }> {
  return { text: await register.metrics(), contentType: register.contentType };
}
