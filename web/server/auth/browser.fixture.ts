/** A browser as far as cookies and redirects go, for signing in at the demo identity provider. */
export class Browser {
  readonly #cookies = new Map<string, string>()

  take(response: Response): void {
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      this.#cookies.set(name, value)
    }
  }

  cookie(name: string): string {
    return this.#cookies.get(name) ?? ''
  }

  set(name: string, value: string): void {
    this.#cookies.set(name, value)
  }

  get header(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  async open(url: string, form?: Record<string, string>): Promise<Response> {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: this.header },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    this.take(response)
    return response
  }

  /** Goes through the provider as this person, and stops where it sends the browser back to the site. */
  async signInAt(authorization: string, site: string, person: string): Promise<string> {
    let [at, response] = [authorization, await this.open(authorization)]
    const follow = async () => {
      for (let to = response.headers.get('location'); to; to = response.headers.get('location')) {
        at = new URL(to, at).href
        if (at.startsWith(site)) return true
        response = await this.open(at)
      }
      return false
    }
    if (await follow()) return at
    response = await this.open(at, { person })
    const [, code] = /id="shown">(\d{6})</.exec(response.status === 200 ? await response.text() : '') ?? []
    if (code) response = await this.open(at, { person, code })
    if (await follow()) return at
    throw new Error(`the identity provider did not come back: ${response.status} at ${at}`)
  }
}
