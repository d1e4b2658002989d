/** Where the neighbours of a page of a list are; absent where there is none. */
export interface PagesView {
  readonly first?: string;
  readonly next?: string;
}

interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

/**
 * The links from one page of a list to others; filters in the address stay.
 * @param address path and query of this page
 * @param parameter of the address that carries the cursor
 */
export function pagesOf(
  { hasNextPage, endCursor }: PageInfo,
  address: string,
  parameter = 'after',
): PagesView {
  const url = new URL(address, 'http://own.invalid');
  const at = (cursor: string | null): string => {
    const query = new URLSearchParams(url.searchParams);
    if (cursor === null) query.delete(parameter);
    else query.set(parameter, cursor);
    const text = query.toString();
    return `${url.pathname}${text === '' ? '' : `?${text}`}`;
  };
  return {
    first: url.searchParams.has(parameter) ? at(null) : undefined,
    next: hasNextPage && endCursor !== null ? at(endCursor) : undefined,
  };
}
