@echo off
rem Drop plans, or a folder of them, on this file: their documents are made beside them.
rem A name may hold & and !, which would be read as commands here, so the names are read from the whole command line
rem by the program, and "exit" keeps Windows from running what stands after an &.
setlocal EnableDelayedExpansion
set "PEPDOCS_COMMAND=!CMDCMDLINE!"
setlocal DisableDelayedExpansion
"%~dp0python\python.exe" -m dropped "%~nx0" %*
exit %ERRORLEVEL%
