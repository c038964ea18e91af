/**
 * How `squares` is written. It begins with the table of the frame's squares, a word each, row by row from the south-west.
 * A word's two lowest bits say what the others mean:
 */
export const kind = {
  /** No cell (the word is 0), or a cell's number + 1: the cell and all above it cover the whole square. */
  chain: 0,
  /** Where a list stands: a count, then the numbers of the cells that cover the whole square, ascending. */
  list: 1,
  /** Where a border record stands: the point decides. */
  borders: 2,
  /** Where a table of 4 × 4 smaller squares stands. */
  divided: 3,
} as const

/** Squares along a side of a divided square. */
export const division = 4

/**
 * A border record: a word `candidates + 32 × more + 64 × edges`, a `chain` or `list` word for the cells that cover the whole
 * square, a mask of parities, the candidates' numbers ascending (a cell once for each of its polygons with a border here),
 * then the edges. `more` = 1: another record for the same square follows. The candidates' bits in a mask go up from 1.
 */
export const record = {
  ground: 1,
  parity: 2,
  candidates: 3,
  countMask: 31,
  more: 32,
  edgesShift: 6,
  mostCandidates: 30,
} as const

/**
 * An edge is the number of its first vertex, the second being the next one, with the mask of the candidates whose border it is,
 * and whether the first or second vertex lies west of the square.
 */
export const edgeWords = { length: 2, mask: 0x3fffffff, startsWest: 30, endsWest: 31 } as const

/*
 * Why a record decides exactly. Take the ray from the point due west. Inside a square, the parity of the edges it crosses
 * changes where the point crosses a border, and where the ray passes an end of an edge whose next edge is not recorded. Such
 * an end lies west of the square; a line from it straight south to the end of the world mends it. So the parity of edges and
 * lines, added to one constant bit for each candidate, says whether the point is inside. At an end whose edges are all
 * recorded the lines cancel out, so every end west of the square may have one.
 */
