/** Milliseconds between tries while the page is looked at and the line seems to be there. */
const EVERY = 20_000

/**
 * Does a deed now, and again whenever the line may be back: when the browser says so, when the page is looked at again,
 * and every 20 seconds until it succeeded. `look` asks for one more; never two at once.
 * @param deed fails when there is more to do later
 */
export function whenReachable(deed: () => Promise<void>): { look(): void; stop(): void } {
  let running = false
  let wanted = false
  let isOver = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const look = async () => {
    wanted = true
    if (running) return
    running = true
    while (wanted && !isOver) {
      wanted = false
      clearTimeout(timer)
      await deed().catch(() => {
        if (!isOver) timer = setTimeout(look, EVERY)
      })
    }
    running = false
  }
  const see = () => {
    if (document.visibilityState === 'visible' && timer) void look()
  }
  window.addEventListener('online', look)
  document.addEventListener('visibilitychange', see)
  void look()
  return {
    look: () => void look(),
    stop() {
      isOver = true
      clearTimeout(timer)
      window.removeEventListener('online', look)
      document.removeEventListener('visibilitychange', see)
    },
  }
}
