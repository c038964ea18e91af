import type { Day } from '../calendar/calendar.ts'
import { fault } from '../fault.ts'
import type { Reward, Share } from './reward.ts'

/** One tip's share of a decided reward. @throws Fault `reward.none` */
export function shareOf(reward: Reward | undefined, tip: string): Share {
  const share = reward?.status === 'decided' ? reward.shares[tip] : undefined
  if (!share) throw fault('reward.none')
  return share
}

/** Whether an offered share's last day is over; one whose calendar is missing is not. */
export const isOver = (share: Share, today: Day): boolean =>
  share.status === 'offered' && 'date' in share.claimBy && share.claimBy.date < today
