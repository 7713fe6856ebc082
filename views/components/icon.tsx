import arrowLeft from 'lucide-static/icons/arrow-left.svg' with { type: 'text' }
import arrowRight from 'lucide-static/icons/arrow-right.svg' with { type: 'text' }
import bell from 'lucide-static/icons/bell.svg' with { type: 'text' }
import building2 from 'lucide-static/icons/building-2.svg' with { type: 'text' }
import calendar from 'lucide-static/icons/calendar.svg' with { type: 'text' }
import check from 'lucide-static/icons/check.svg' with { type: 'text' }
import checkCheck from 'lucide-static/icons/check-check.svg' with { type: 'text' }
import chevronDown from 'lucide-static/icons/chevron-down.svg' with { type: 'text' }
import circleAlert from 'lucide-static/icons/circle-alert.svg' with { type: 'text' }
import circleCheck from 'lucide-static/icons/circle-check.svg' with { type: 'text' }
import clock from 'lucide-static/icons/clock.svg' with { type: 'text' }
import copy from 'lucide-static/icons/copy.svg' with { type: 'text' }
import download from 'lucide-static/icons/download.svg' with { type: 'text' }
import ellipsis from 'lucide-static/icons/ellipsis.svg' with { type: 'text' }
import eye from 'lucide-static/icons/eye.svg' with { type: 'text' }
import file from 'lucide-static/icons/file.svg' with { type: 'text' }
import fileImage from 'lucide-static/icons/file-image.svg' with { type: 'text' }
import fileText from 'lucide-static/icons/file-text.svg' with { type: 'text' }
import folder from 'lucide-static/icons/folder.svg' with { type: 'text' }
import folderOpen from 'lucide-static/icons/folder-open.svg' with { type: 'text' }
import history from 'lucide-static/icons/history.svg' with { type: 'text' }
import inbox from 'lucide-static/icons/inbox.svg' with { type: 'text' }
import info from 'lucide-static/icons/info.svg' with { type: 'text' }
import keyRound from 'lucide-static/icons/key-round.svg' with { type: 'text' }
import landmark from 'lucide-static/icons/landmark.svg' with { type: 'text' }
import languages from 'lucide-static/icons/languages.svg' with { type: 'text' }
import library from 'lucide-static/icons/library.svg' with { type: 'text' }
import link from 'lucide-static/icons/link.svg' with { type: 'text' }
import listFilter from 'lucide-static/icons/list-filter.svg' with { type: 'text' }
import lock from 'lucide-static/icons/lock.svg' with { type: 'text' }
import lockOpen from 'lucide-static/icons/lock-open.svg' with { type: 'text' }
import logOut from 'lucide-static/icons/log-out.svg' with { type: 'text' }
import mail from 'lucide-static/icons/mail.svg' with { type: 'text' }
import messageSquare from 'lucide-static/icons/message-square.svg' with { type: 'text' }
import minus from 'lucide-static/icons/minus.svg' with { type: 'text' }
import notebookPen from 'lucide-static/icons/notebook-pen.svg' with { type: 'text' }
import paperclip from 'lucide-static/icons/paperclip.svg' with { type: 'text' }
import pause from 'lucide-static/icons/pause.svg' with { type: 'text' }
import pencil from 'lucide-static/icons/pencil.svg' with { type: 'text' }
import phone from 'lucide-static/icons/phone.svg' with { type: 'text' }
import play from 'lucide-static/icons/play.svg' with { type: 'text' }
import plus from 'lucide-static/icons/plus.svg' with { type: 'text' }
import printer from 'lucide-static/icons/printer.svg' with { type: 'text' }
import qrCode from 'lucide-static/icons/qr-code.svg' with { type: 'text' }
import receiptText from 'lucide-static/icons/receipt-text.svg' with { type: 'text' }
import scrollText from 'lucide-static/icons/scroll-text.svg' with { type: 'text' }
import search from 'lucide-static/icons/search.svg' with { type: 'text' }
import send from 'lucide-static/icons/send.svg' with { type: 'text' }
import settings from 'lucide-static/icons/settings.svg' with { type: 'text' }
import share2 from 'lucide-static/icons/share-2.svg' with { type: 'text' }
import shield from 'lucide-static/icons/shield.svg' with { type: 'text' }
import sun from 'lucide-static/icons/sun.svg' with { type: 'text' }
import trash2 from 'lucide-static/icons/trash-2.svg' with { type: 'text' }
import triangleAlert from 'lucide-static/icons/triangle-alert.svg' with { type: 'text' }
import undo2 from 'lucide-static/icons/undo-2.svg' with { type: 'text' }
import upload from 'lucide-static/icons/upload.svg' with { type: 'text' }
import user from 'lucide-static/icons/user.svg' with { type: 'text' }
import userPlus from 'lucide-static/icons/user-plus.svg' with { type: 'text' }
import users from 'lucide-static/icons/users.svg' with { type: 'text' }
import x from 'lucide-static/icons/x.svg' with { type: 'text' }
import { iconMarkup } from '../jsx/icon-markup.ts'
import type { Html } from '../jsx/jsx-runtime.ts'

/** The whole icon set in use: lucide, embedded. An icon never stands alone; a word says what it means. */
const ICONS = {
  'arrow-left': iconMarkup(arrowLeft),
  'arrow-right': iconMarkup(arrowRight),
  bell: iconMarkup(bell),
  'building-2': iconMarkup(building2),
  calendar: iconMarkup(calendar),
  check: iconMarkup(check),
  'check-check': iconMarkup(checkCheck),
  'chevron-down': iconMarkup(chevronDown),
  'circle-alert': iconMarkup(circleAlert),
  'circle-check': iconMarkup(circleCheck),
  clock: iconMarkup(clock),
  copy: iconMarkup(copy),
  download: iconMarkup(download),
  ellipsis: iconMarkup(ellipsis),
  eye: iconMarkup(eye),
  file: iconMarkup(file),
  'file-image': iconMarkup(fileImage),
  'file-text': iconMarkup(fileText),
  folder: iconMarkup(folder),
  'folder-open': iconMarkup(folderOpen),
  history: iconMarkup(history),
  inbox: iconMarkup(inbox),
  info: iconMarkup(info),
  'key-round': iconMarkup(keyRound),
  landmark: iconMarkup(landmark),
  languages: iconMarkup(languages),
  library: iconMarkup(library),
  link: iconMarkup(link),
  'list-filter': iconMarkup(listFilter),
  lock: iconMarkup(lock),
  'lock-open': iconMarkup(lockOpen),
  'log-out': iconMarkup(logOut),
  mail: iconMarkup(mail),
  'message-square': iconMarkup(messageSquare),
  minus: iconMarkup(minus),
  'notebook-pen': iconMarkup(notebookPen),
  paperclip: iconMarkup(paperclip),
  pause: iconMarkup(pause),
  pencil: iconMarkup(pencil),
  phone: iconMarkup(phone),
  play: iconMarkup(play),
  plus: iconMarkup(plus),
  printer: iconMarkup(printer),
  'qr-code': iconMarkup(qrCode),
  'receipt-text': iconMarkup(receiptText),
  'scroll-text': iconMarkup(scrollText),
  search: iconMarkup(search),
  send: iconMarkup(send),
  settings: iconMarkup(settings),
  'share-2': iconMarkup(share2),
  shield: iconMarkup(shield),
  sun: iconMarkup(sun),
  'trash-2': iconMarkup(trash2),
  'triangle-alert': iconMarkup(triangleAlert),
  'undo-2': iconMarkup(undo2),
  upload: iconMarkup(upload),
  user: iconMarkup(user),
  'user-plus': iconMarkup(userPlus),
  users: iconMarkup(users),
  x: iconMarkup(x),
}

export type IconName = keyof typeof ICONS

export function Icon({ name }: { name: IconName }): Html {
  return ICONS[name]
}
