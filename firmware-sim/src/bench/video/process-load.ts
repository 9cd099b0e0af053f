import { readFile } from 'node:fs/promises'

/** Clock ticks a second in /proc/PID/stat: USER_HZ is 100 on every Linux that Node runs on. */
const ticksPerSecond = 100

/** CPU seconds that a process with all its threads has used (proc(5): utime and stime of /proc/PID/stat). */
async function cpuSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  // The name in brackets may hold anything; what follows it is fields 3, 4 …
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

/** Percent of one core that a process uses while `meanwhile` runs. */
export async function cpuPercentDuring(pid: number, meanwhile: () => Promise<unknown>): Promise<number> {
  const [beforeS, beforeMs] = [await cpuSeconds(pid), performance.now()]
  await meanwhile()
  const [afterS, afterMs] = [await cpuSeconds(pid), performance.now()]
  return ((afterS - beforeS) / ((afterMs - beforeMs) / 1000)) * 100
}

/** Resident memory in MB (proc(5): VmRSS in KiB). */
export async function residentMb(pid: number): Promise<number> {
  const kib = /^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kib) / 1024
}
