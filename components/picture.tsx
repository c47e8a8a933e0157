/** A picture with the size of its file, so that nothing moves when it arrives. */
export type Sized = { src: string; alt: string; width: number; height: number };

type Props = {
  picture: Sized /** True for one that is seen first. */;
  eager?: boolean;
  className?: string;
};

export function Picture({ picture, eager = false, className }: Props) {
  const { src, alt, width, height } = picture;
  return (
    // biome-ignore lint/performance/noImgElement: next/image needs a server and writes inline styles
    <img
      className={className}
      src={src}
      alt={alt}
      width={width}
      height={height}
      loading={eager ? 'eager' : 'lazy'}
      decoding="async"
    />
  );
}
