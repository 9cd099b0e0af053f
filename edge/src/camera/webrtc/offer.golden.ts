/** What Chromium 156 offers for one `recvonly` video and one `recvonly` audio transceiver, shortened to a few codecs. */
export const chromiumOffer = `v=0
o=- 3792641785225647816 2 IN IP4 127.0.0.1
s=-
t=0 0
a=group:BUNDLE 0 1
a=extmap-allow-mixed
a=msid-semantic: WMS
m=video 9 UDP/TLS/RTP/SAVPF 96 97 102 103 114 115 108 109 116 117
c=IN IP4 0.0.0.0
a=rtcp:9 IN IP4 0.0.0.0
a=ice-ufrag:klfJ
a=ice-pwd:okkekoWjbreBQor8ZULJlUfb
a=ice-options:trickle
a=fingerprint:sha-256 DE:A3:28:9F:E5:DB:1E:23:CD:C1:1C:62:D6:D4:21:9E:33:61:C9:5F:37:3E:0C:63:46:BC:9F:44:0E:1B:F5:4F
a=setup:actpass
a=mid:0
a=extmap:1 urn:ietf:params:rtp-hdrext:toffset
a=extmap:9 urn:ietf:params:rtp-hdrext:sdes:mid
a=recvonly
a=rtcp-mux
a=rtcp-rsize
a=rtpmap:96 VP8/90000
a=rtcp-fb:96 nack
a=rtcp-fb:96 nack pli
a=rtpmap:97 rtx/90000
a=fmtp:97 apt=96
a=rtpmap:102 H264/90000
a=rtcp-fb:102 nack
a=fmtp:102 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42001f
a=rtpmap:103 rtx/90000
a=fmtp:103 apt=102
a=rtpmap:114 H264/90000
a=fmtp:114 level-asymmetry-allowed=1;packetization-mode=0;profile-level-id=42e01f
a=rtpmap:115 rtx/90000
a=fmtp:115 apt=114
a=rtpmap:108 H264/90000
a=rtcp-fb:108 nack
a=fmtp:108 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f
a=rtpmap:109 rtx/90000
a=fmtp:109 apt=108
a=rtpmap:116 H264/90000
a=fmtp:116 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=4d001f
a=rtpmap:117 rtx/90000
a=fmtp:117 apt=116
m=audio 9 UDP/TLS/RTP/SAVPF 111 0 8
c=IN IP4 0.0.0.0
a=rtcp:9 IN IP4 0.0.0.0
a=ice-ufrag:klfJ
a=ice-pwd:okkekoWjbreBQor8ZULJlUfb
a=fingerprint:sha-256 DE:A3:28:9F:E5:DB:1E:23:CD:C1:1C:62:D6:D4:21:9E:33:61:C9:5F:37:3E:0C:63:46:BC:9F:44:0E:1B:F5:4F
a=setup:actpass
a=mid:1
a=recvonly
a=rtcp-mux
a=rtpmap:111 opus/48000/2
a=rtpmap:0 PCMU/8000
a=rtpmap:8 PCMA/8000
`.replaceAll('\n', '\r\n')
