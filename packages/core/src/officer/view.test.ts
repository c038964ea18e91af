import { expect, it } from 'vitest'
import type { Officer } from './officer.ts'
import { officerView } from './view.ts'

it('the public view of a post has these fields and no other, whatever the post holds', () => {
  const holder = { name: '甲', phone: '0995-8522000', idCard: '65', mobile: '13812345678' }
  const certified = { ...holder, certificate: { no: 'JD-1', until: '2027-05-31' } }
  const state = {
    status: 'vacant',
    post: '111.head',
    reason: 'ill',
    changes: [
      { from: '2026-01-01', title: 'grid-head', holder, by: 'operator' },
      { from: '2026-03-01', title: 'grid-head', holder: certified },
      { from: '2026-05-01', title: 'grid-head', holder: null },
    ],
  } as Officer
  expect(officerView(state, 3)).toEqual({
    pk: 'posts',
    sk: 'post#111.head',
    seq: 3,
    body: {
      post: '111.head',
      changes: [
        { from: '2026-01-01', title: 'grid-head', holder: { name: '甲', phone: '0995-8522000' } },
        {
          from: '2026-03-01',
          title: 'grid-head',
          holder: {
            name: '甲',
            phone: '0995-8522000',
            certificate: { no: 'JD-1', until: '2027-05-31' },
          },
        },
        { from: '2026-05-01', title: 'grid-head', holder: null },
      ],
    },
  })
})
