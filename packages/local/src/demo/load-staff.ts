import type { Actor } from '@wangge/core/command'
import type { Context } from '@wangge/core/context'
import type { LoadedScheme } from '@wangge/core/scheme/load'
import { bindStaff } from '@wangge/core/staff/bind'
import { inviteStaff } from '@wangge/core/staff/invite-staff'
import staff from './staff.json' with { type: 'json' }
import { placesOf } from './staff.ts'

/** Invites the demo staff, and lets each accept as whom the local identity provider vouches for. Returns how many. */
export async function loadStaff(
  ctx: Context,
  operator: Actor,
  loaded: LoadedScheme,
  issuer: string,
): Promise<number> {
  const places = placesOf(loaded)
  for (const { sub, name, grants } of staff) {
    const { code } = await inviteStaff(ctx, operator, {
      name,
      mail: `${sub}@staff.example`,
      grants: grants.map(({ place, ...grant }) => ({
        ...(grant as { role: 'head' }),
        cell: places[place] ?? '',
        from: loaded.scheme.validFrom,
      })),
    })
    await bindStaff(ctx, { iss: issuer, sub }, code)
  }
  return staff.length
}
