/** A QR code as the path of an SVG, drawn into the page: no picture file, nothing from elsewhere. */
import QRCode from 'qrcode';

export interface QrCode {
  /** Modules on a side, without the quiet margin. */
  readonly size: number;
  /** Dark modules as runs, one unit a module. */
  readonly path: string;
}

/** Medium correction: it survives a fold of the letter. */
export function qrCode(text: string): QrCode {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
  const runs: string[] = [];
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size;) {
      const from = x;
      while (x < size && data[y * size + x]) x += 1;
      if (x > from) runs.push(`M${from} ${y}h${x - from}v1h-${x - from}z`);
      else x += 1;
    }
  }
  return { size, path: runs.join('') };
}
