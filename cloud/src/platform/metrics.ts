import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** The figures that `/metrics` shows, in Prometheus' words. None of them tells of a person. */
export interface Metrics {
  registry: Registry
  http: Histogram<'method' | 'route' | 'status'>
  openings: Counter<'outcome'>
  journalRecords: Counter
  messages: Counter<'kind' | 'status'>
}

/** @param gauges what is counted at the moment of asking */
export function createMetrics(gauges: { controllersOnline: () => number; liveClients: () => number }): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read())
      },
    })
  gauge('domovoy_controllers_online', 'Controllers connected now', gauges.controllersOnline)
  gauge('domovoy_live_clients', 'Pages that follow live events now', gauges.liveClients)
  return {
    registry,
    http: new Histogram({
      name: 'domovoy_http_seconds',
      help: 'Time to answer, by route',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers: [registry],
    }),
    openings: new Counter({
      name: 'domovoy_openings_total',
      help: 'Openings asked for in the app, by what became of them',
      labelNames: ['outcome'],
      registers: [registry],
    }),
    journalRecords: new Counter({
      name: 'domovoy_journal_records_total',
      help: 'Journal records taken from controllers',
      registers: [registry],
    }),
    messages: new Counter({
      name: 'domovoy_messages_total',
      help: 'SMS and mail, by what happened to them: queued, retried, sent, failed, expired',
      labelNames: ['kind', 'status'],
      registers: [registry],
    }),
  }
}
