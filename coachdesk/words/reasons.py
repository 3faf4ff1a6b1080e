"""Why the system did not read or write a file, in the user's words and language."""

import errno

from coachdesk.words import t

_WHY: dict[int, str] = {
    errno.EACCES: "it is open in another program, or you may not use it",
    errno.EPERM: "you may not use it",
    errno.EROFS: "that drive can only be read",
    errno.ENOENT: "it is not there",
    errno.EEXIST: "it is there already",
    errno.EISDIR: "that is a folder",
    errno.ENOTDIR: "a part of the path is no folder",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your room on that drive is used up",
    errno.ENAMETOOLONG: "the name is too long",
    errno.EBUSY: "it is in use",
    errno.EIO: "the drive gives an error",
    errno.ETIMEDOUT: "the network drive does not answer",
    errno.EHOSTUNREACH: "the network drive does not answer",
    errno.ENETUNREACH: "the network drive does not answer",
}


def reason(error: Exception) -> str:
    """Why the system refused; in its own words where that is rare."""
    code = getattr(error, "errno", None)
    if code in _WHY:
        return t(_WHY[code])
    return getattr(error, "strerror", None) or type(error).__name__
