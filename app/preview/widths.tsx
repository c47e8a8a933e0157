import { previewRoutes } from '#site/routes.ts';

/** Widths in which a page is tried: a small telephone, a tablet held upright. */
export const devices = ['phone', 'tablet'] as const;
export type Device = (typeof devices)[number];

export function deviceOf(written: string | string[] | undefined): Device | null {
  return devices.find((device) => device === written) ?? null;
}

/** The same page in the width of a device. */
export function DeviceFrame({
  device,
  token,
  path,
}: {
  device: Device;
  token: string;
  path: string;
}) {
  return (
    <iframe
      className="device"
      data-device={device}
      title={`The page as on a ${device}`}
      src={previewRoutes.page(token, path)}
    />
  );
}
