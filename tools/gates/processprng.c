/* bcryptprimitives.dll with the one function that Wine 8.0 lacks and wheels written in Rust call. */
#include <windows.h>
#include <ntsecapi.h>

BOOL WINAPI DllMain(HINSTANCE instance, DWORD reason, LPVOID reserved) { return TRUE; }

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T left) {
    while (left) {
        ULONG part = left > 0x10000 ? 0x10000 : (ULONG)left;
        if (!RtlGenRandom(bytes, part)) return FALSE;
        bytes += part;
        left -= part;
    }
    return TRUE;
}
