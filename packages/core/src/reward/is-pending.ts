import type { Day } from '../calendar/calendar.ts'
import type { Reward, Share } from './reward.ts'

/** Whether a reward is still to be decided, claimed, paid or appealed against: who asked for it may have to be reached. */
export function isPending(reward: Reward | undefined, today: Day): boolean {
  if (reward?.status === 'proposed') return true
  return (
    reward?.status === 'decided' && Object.values(reward.shares).some((share) => isOpenShare(share, today))
  )
}

function isOpenShare(share: Share, today: Day): boolean {
  if (share.status === 'refused') return share.appealBy >= today
  return share.status === 'offered' || share.status === 'claimed' || share.status === 'appealed'
}
