/** What is asked of a figure, on 2 cores with everything on one machine. A figure without an entry is only watched. */
export const asked: Record<string, Record<string, string>> = {
  open: {
    opens: '500',
    pulses: 'as many as opens',
    p50Ms: '≤ 8',
    p99Ms: '≤ 30',
    edgeRssMb: '≤ 150',
    cloudRssMb: '≤ 200',
  },
  api: {
    requestsPerSecond: '≥ 500',
    p99Ms: '≤ 100',
    openP99Ms: '≤ 100',
  },
  web: {
    signInInteractiveMs: '≤ 1500',
    signInFirstLoadKb: '≤ 250',
    lighthousePerformance: '≥ 90',
    lighthouseAccessibility: '≥ 90',
  },
  video: {
    gop2FirstFrameP50Ms: '≤ 120',
    gop2FirstFrameP95Ms: '≤ 250',
    gop10FirstFrameP50Ms: '≤ 120',
    gop10FirstFrameP95Ms: '≤ 250',
    glassToGlassP50Ms: '≤ 150',
    glassToGlassP95Ms: '≤ 150',
    cpuPercentAt10: '≤ 12',
  },
}
