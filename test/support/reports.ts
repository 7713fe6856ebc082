/** Reports as real systems write them, about a mail whose Message-ID is given. */
export type About = { messageId: string; recipient: string; from?: string }

const lines = (text: string) => text.trimStart().replaceAll('\n', '\r\n')

/** The headers of the mail that came back. */
const quoted = ({ messageId, recipient }: About) => `From: Tremblay Okafor <portal@firm.example>
To: ${recipient}
Subject: Something new is waiting for you
Message-ID: ${messageId}
Date: Mon, 02 Mar 2026 15:01:00 +0000
Auto-Submitted: auto-generated
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
`

/** Postfix 3.7, after the next server refused it. */
export const postfix = (about: About, action = 'failed', status = '5.1.1') =>
  lines(`
Return-Path: <>
Received: by mail.firm.example (Postfix)
	id 4Z1kQx0b5Wz9sRK; Mon,  2 Mar 2026 15:01:03 +0000 (UTC)
Date: Mon,  2 Mar 2026 15:01:03 +0000 (UTC)
From: MAILER-DAEMON@mail.firm.example (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: portal@firm.example
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="4Z1kQw5Nq4z9sRJ.1772463663/mail.firm.example"
Content-Transfer-Encoding: 8bit
Message-Id: <4Z1kQx0b5Wz9sRK@mail.firm.example>

This is a MIME-encapsulated message.

--4Z1kQw5Nq4z9sRJ.1772463663/mail.firm.example
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mail.firm.example.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

                   The mail system

<${about.recipient}>: host mx.client.example[192.0.2.7] said: 550 5.1.1
    <${about.recipient}>: Recipient address rejected: User unknown (in reply to
    RCPT TO command)

--4Z1kQw5Nq4z9sRJ.1772463663/mail.firm.example
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.firm.example
X-Postfix-Queue-ID: 4Z1kQw5Nq4z9sRJ
X-Postfix-Sender: rfc822; portal@firm.example
Arrival-Date: Mon,  2 Mar 2026 15:01:02 +0000 (UTC)

Final-Recipient: rfc822; ${about.recipient}
Original-Recipient: rfc822;${about.recipient}
Action: ${action}
Status: ${status}
Remote-MTA: dns; mx.client.example
Diagnostic-Code: smtp; 550 5.1.1 <${about.recipient}>: Recipient address
    rejected: User unknown

--4Z1kQw5Nq4z9sRJ.1772463663/mail.firm.example
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers
Content-Transfer-Encoding: 8bit

Return-Path: <portal@firm.example>
${quoted(about)}
--4Z1kQw5Nq4z9sRJ.1772463663/mail.firm.example--
`)

/** Exim 4.96, with the whole message below. */
export const exim = (about: About) =>
  lines(`
Return-path: <>
Received: from Debian-exim by mx.client.example with local (Exim 4.96)
	id 1vxA2B-0001Cd-2e
	for portal@firm.example;
	Mon, 02 Mar 2026 15:01:04 +0000
X-Failed-Recipients: ${about.recipient}
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@mx.client.example>
To: portal@firm.example
References: ${about.messageId}
Content-Type: multipart/report; report-type=delivery-status; boundary=1772463664-eximdsn-1804289383
MIME-Version: 1.0
Subject: Mail delivery failed: returning message to sender
Message-Id: <E1vxA2B-0001Cd-2e@mx.client.example>
Date: Mon, 02 Mar 2026 15:01:04 +0000

--1772463664-eximdsn-1804289383
Content-type: text/plain; charset=us-ascii

This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  ${about.recipient}
    Unrouteable address

--1772463664-eximdsn-1804289383
Content-type: message/delivery-status

Reporting-MTA: dns; mx.client.example

Action: failed
Final-Recipient: rfc822;${about.recipient}
Status: 5.0.0

--1772463664-eximdsn-1804289383
Content-type: message/rfc822

Return-path: <portal@firm.example>
${quoted(about)}
Hello,

--1772463664-eximdsn-1804289383--
`)

/** Exim before it wrote RFC 3464: text and a header. */
export const oldExim = (about: About) =>
  lines(`
Return-path: <>
X-Failed-Recipients: ${about.recipient}
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@old.client.example>
To: portal@firm.example
Subject: Mail delivery failed: returning message to sender
Message-Id: <E1vxA2B-0001Cd-2e@old.client.example>
Date: Mon, 02 Mar 2026 15:01:04 +0000

This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  ${about.recipient}
    SMTP error from remote mail server after RCPT TO:<${about.recipient}>:
    host mx.client.example [192.0.2.7]: 550 No such user here

------ This is a copy of the message, including all the headers. ------

Return-path: <portal@firm.example>
${quoted(about)}
Hello,
`)

/** Exchange Online: an HTML note first, the original in a part of its own. */
export const exchange = (about: About) =>
  lines(`
From: Microsoft Outlook
	<MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@client.example>
To: portal@firm.example
Date: Mon, 2 Mar 2026 15:01:05 +0000
Content-Type: multipart/report; report-type=delivery-status;
	boundary="6f21e9a4-9c1f-4d2c-8f0e-0d6b51b9a8d1"
X-MS-Exchange-Message-Is-Ndr:
Content-Language: en-CA
Message-ID: <7f2c1d3e-1f3a-4b71-a0d8-2c2f8f0f7e11@YT2PR01MB1234.CANPRD01.PROD.OUTLOOK.COM>
In-Reply-To: ${about.messageId}
References: ${about.messageId}
Subject: Undeliverable: Something new is waiting for you
Auto-Submitted: auto-replied
MIME-Version: 1.0

--6f21e9a4-9c1f-4d2c-8f0e-0d6b51b9a8d1
Content-Type: multipart/alternative; differences=Content-Type;
	boundary="b1-6f21e9a4"

--b1-6f21e9a4
Content-Type: text/plain; charset="us-ascii"
Content-Transfer-Encoding: quoted-printable

Your message to ${about.recipient} couldn't be delivered.

--b1-6f21e9a4
Content-Type: text/html; charset="us-ascii"
Content-Transfer-Encoding: quoted-printable

<html><body><p>Your message to <a href=3D"mailto:${about.recipient}">${about.recipient}</a> =
couldn't be delivered.</p></body></html>

--b1-6f21e9a4--

--6f21e9a4-9c1f-4d2c-8f0e-0d6b51b9a8d1
Content-Type: message/delivery-status

Reporting-MTA: dns;YT2PR01MB1234.CANPRD01.PROD.OUTLOOK.COM
Received-From-MTA: dns;mail.firm.example
Arrival-Date: Mon, 2 Mar 2026 15:01:04 +0000

Final-Recipient: rfc822;${about.recipient}
Action: failed
Status: 5.1.10
Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient ${about.recipient} not found by SMTP address lookup

--6f21e9a4-9c1f-4d2c-8f0e-0d6b51b9a8d1
Content-Type: message/rfc822

${quoted(about)}
--6f21e9a4-9c1f-4d2c-8f0e-0d6b51b9a8d1--
`)

/** A feedback report of a mailbox provider (RFC 5965), which leaves out whose mailbox it is. */
export const feedback = (about: About, type = 'abuse') =>
  lines(`
From: <staff@feedback.provider.example>
To: <portal@firm.example>
Subject: FW: Something new is waiting for you
Date: Mon, 02 Mar 2026 16:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report;
	boundary="part1_13d.2e68ed54_boundary"

--part1_13d.2e68ed54_boundary
Content-Type: text/plain; charset="US-ASCII"
Content-Transfer-Encoding: 7bit

This is an email abuse report for an email message received from IP 192.0.2.1.

--part1_13d.2e68ed54_boundary
Content-Type: message/feedback-report

Feedback-Type: ${type}
User-Agent: SomeGenerator/1.0
Version: 1
Original-Mail-From: <portal@firm.example>
Arrival-Date: Mon, 02 Mar 2026 15:01:02 +0000
Source-IP: 192.0.2.1
Reported-Domain: firm.example

--part1_13d.2e68ed54_boundary
Content-Type: message/rfc822
Content-Disposition: inline

${quoted({ ...about, recipient: 'redacted@provider.example' })}
Hello,

--part1_13d.2e68ed54_boundary--
`)

/** Somebody is on holiday: it quotes our Message-ID, and nothing came back. */
export const holiday = (about: About) =>
  lines(`
From: ${about.recipient}
To: portal@firm.example
Subject: Automatic reply: Something new is waiting for you
In-Reply-To: ${about.messageId}
References: ${about.messageId}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

I am away until Monday. 550 5.1.1 is my favourite number.
`)
