import type { CellNode } from '@wangge/core/scheme'
import { useTranslations } from 'next-intl'
import styles from './cell-tree.module.css'
import { InChinese } from './in-chinese.tsx'

type Tree = { cell: (code: string) => CellNode | undefined; address: (code: string) => string }

/** Cells and those below them, `depth` levels down; every branch opens without script. Deeper cells stand on the pages of those above. */
export const CellTree = ({ root, depth, ...tree }: { root: CellNode; depth: number } & Tree) => (
  <ul className={styles.tree}>
    <Branch node={root} depth={depth} open {...tree} />
  </ul>
)

const Branch = ({
  node,
  depth,
  open = false,
  cell,
  address,
}: { node: CellNode; depth: number; open?: boolean } & Tree) => {
  const t = useTranslations('cells')
  const { code, name, children } = node
  const below = children.flatMap((each) => cell(each) ?? [])
  if (below.length === 0 || depth === 0) {
    return (
      <li>
        <a href={address(code)}>
          <InChinese>{below.length === 0 ? name : t('children', { name, count: below.length })}</InChinese>
        </a>
      </li>
    )
  }
  return (
    <li>
      <details open={open}>
        <summary>
          <InChinese>{t('children', { name, count: below.length })}</InChinese>
        </summary>
        <a href={address(code)}>
          <InChinese>{name}</InChinese> · {t('open')}
        </a>
        <ul className={styles.tree}>
          {below.map((each) => (
            <Branch key={each.code} node={each} depth={depth - 1} cell={cell} address={address} />
          ))}
        </ul>
      </details>
    </li>
  )
}
