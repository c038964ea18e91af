import { readClient } from '@wangge/core/client/read-client'
import { createContext } from '@wangge/core/context'
import { Fault } from '@wangge/core/fault'
import * as stores from '@wangge/core/stores'
import { beforeAll, expect, it } from 'vitest'
import { freshTables } from '../testing/fresh.ts'
import { runClient } from './run.ts'

async function run(line: string) {
  const said = { out: '', err: '' }
  const screen = (name: keyof typeof said) => ({
    write(text: string) {
      said[name] += text
    },
  })
  const folders = { root: '/', current: '/' }
  const code = await runClient(line.split(' '), { ...folders, out: screen('out'), err: screen('err') })
  return { code, ...said }
}

beforeAll(async () => {
  Object.assign(process.env, await freshTables())
})

it('a client is added, listed and revoked from the command line, and its key is told once', async () => {
  const added = await run('add hotline-12345 --may intake,report')
  expect(added).toMatchObject({ code: 0, err: '' })
  expect(added.out).toMatch(/^wg_[\w-]{43}\n$/)
  const ctx = createContext(stores)
  const authorization = `Bearer ${added.out.trim()}`
  expect(await readClient(ctx, authorization)).toMatchObject({ name: 'hotline-12345' })

  expect(await run('add hotline-12345 --may intake')).toMatchObject({
    code: 1,
    err: 'refused: client.name_taken (name)\n',
  })
  expect((await run('add city-app --may report')).code).toBe(0)
  expect((await run('list')).out).toBe('named\tcity-app\treport\nnamed\thotline-12345\tintake,report\n')

  expect((await run('revoke hotline-12345')).code).toBe(0)
  expect((await run('list')).out).toMatch(/^revoked\thotline-12345\t/m)
  await expect(readClient(ctx, authorization)).rejects.toBeInstanceOf(Fault)
  expect(await run('revoke nobody')).toMatchObject({ code: 1, err: 'refused: client.unknown (name)\n' })
})
