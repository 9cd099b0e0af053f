/** Whether a topic falls under a filter (MQTT 3.1.1 §4.7); `$`-topics are not spoken of here. */
export function isMatch(filter: string, topic: string): boolean {
  const wanted = filter.split('/')
  const given = topic.split('/')
  for (const [i, step] of wanted.entries()) {
    if (step === '#') return true
    if (i >= given.length || (step !== '+' && step !== given[i])) return false
  }
  return wanted.length === given.length
}
