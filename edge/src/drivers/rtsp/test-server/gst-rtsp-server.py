#!/usr/bin/python3
"""An RTSP server that is not ours, for the integration test: GStreamer's, with a generated clip.

Arguments: port (0: any), authentication (none, basic, digest), keyframe interval in frames.
Prints `port N` once it listens. The user is `camera`, the password `p@ss:wörd`.
"""

import sys

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtsp", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtsp, GstRtspServer  # noqa: E402

port, authentication, key_interval = sys.argv[1], sys.argv[2], sys.argv[3]

Gst.init(None)
server = GstRtspServer.RTSPServer()
server.set_address("127.0.0.1")
server.set_service(port)

factory = GstRtspServer.RTSPMediaFactory()
factory.set_launch(
    "( videotestsrc is-live=true ! video/x-raw,width=320,height=240,framerate=25/1 "
    f"! x264enc tune=zerolatency speed-preset=ultrafast bitrate=300 key-int-max={key_interval} "
    "! video/x-h264,profile=constrained-baseline ! rtph264pay name=pay0 pt=96 "
    "audiotestsrc is-live=true volume=0 ! alawenc ! rtppcmapay name=pay1 pt=8 )"
)
factory.set_shared(True)

if authentication != "none":
    auth = GstRtspServer.RTSPAuth()
    digest = authentication == "digest"
    auth.set_supported_methods(GstRtsp.RTSPAuthMethod.DIGEST if digest else GstRtsp.RTSPAuthMethod.BASIC)
    token = GstRtspServer.RTSPToken()
    token.set_string("media.factory.role", "viewer")
    if digest:
        auth.add_digest("camera", "p@ss:wörd", token)
    else:
        auth.add_basic(GstRtspServer.RTSPAuth.make_basic("camera", "p@ss:wörd"), token)
    server.set_auth(auth)
    permissions = GstRtspServer.RTSPPermissions()
    permissions.add_permission_for_role("viewer", "media.factory.access", True)
    permissions.add_permission_for_role("viewer", "media.factory.construct", True)
    factory.set_permissions(permissions)

server.get_mount_points().add_factory("/entrance", factory)
server.attach(None)
print(f"port {server.get_bound_port()}", flush=True)
GLib.MainLoop().run()
