const SESSION = '__Host-sid'

/** A browser as far as cookies and redirects go: signing in by it costs requests, not pages. */
class Jar {
  readonly #cookies = new Map<string, string>()

  constructor(session = '') {
    if (session) this.#cookies.set(SESSION, session)
  }

  get session(): string {
    return this.#cookies.get(SESSION) ?? ''
  }

  async open(url: string, form?: Readonly<Record<string, string>>): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      this.#cookies.set(name, value)
    }
    return answer
  }
}

/** Goes to the demo identity provider and comes back as this person; answers the session. Throws where that fails. */
async function sessionBy(site: string, way: string, who: string, before = ''): Promise<string> {
  const jar = new Jar(before)
  let at = `${site}${way}?returnTo=/desk`
  let answer = await jar.open(at)
  const follow = async (): Promise<void> => {
    for (let to = answer.headers.get('location'); to; to = answer.headers.get('location')) {
      at = new URL(to, at).href
      answer = await jar.open(at)
      if (at.startsWith(`${site}/`)) return
    }
  }
  await follow()
  if (!at.startsWith(`${site}/`)) {
    answer = await jar.open(at, { person: who })
    const [, code] = /id="shown">(\d{6})</.exec(answer.status === 200 ? await answer.text() : '') ?? []
    if (code) answer = await jar.open(at, { person: who, code })
    await follow()
  }
  if (!jar.session || jar.session === before)
    throw new Error(`${who} was not signed in: ${answer.status} at ${at}`)
  return jar.session
}

/** Somebody at the desk, or nobody, asking by plain requests. Redirects are answers, not followed. */
export class DeskPerson {
  readonly site: string
  readonly who: string
  session: string

  constructor(site: string, who: string, session: string) {
    this.site = site
    this.who = who
    this.session = session
  }

  static async signIn(site: string, who: string): Promise<DeskPerson> {
    return new DeskPerson(site, who, await sessionBy(site, '/auth/login', who))
  }

  /** The same person, after the second step: with another session. */
  async proven(): Promise<DeskPerson> {
    return new DeskPerson(
      this.site,
      this.who,
      await sessionBy(this.site, '/auth/prove', this.who, this.session),
    )
  }

  open(path: string): Promise<Response> {
    return fetch(`${this.site}${path}`, { redirect: 'manual', headers: this.#cookie() })
  }

  async read(path: string): Promise<string> {
    return (await this.open(path)).text()
  }

  /** Posts as the site's own page would, unless `headers` say otherwise: an empty one is left out. */
  post(path: string, form: FormData, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    const given = { origin: this.site, 'sec-fetch-site': 'same-origin', ...this.#cookie(), ...headers }
    return fetch(`${this.site}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '')),
      body: form,
    })
  }

  #cookie(): Record<string, string> {
    return this.session ? { cookie: `${SESSION}=${this.session}` } : {}
  }
}
