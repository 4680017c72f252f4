"""Starts a kernel on a Jupyter server, as a front end does, runs a cell in it and prints what the cell prints.

Arguments: the server's address, its token, the kernel's name, the cell.
"""

import sys
import uuid

import requests
from jupyter_client.session import Session, json_packer, json_unpacker
from websocket import create_connection

base, token, name, cell = sys.argv[1:]
headers = {"Authorization": f"token {token}"}
made = requests.post(f"{base}/api/kernels", json={"name": name}, headers=headers, timeout=120)
made.raise_for_status()
address = f"{base}/api/kernels/{made.json()['id']}/channels?session_id={uuid.uuid4()}".replace("http", "ws", 1)
socket = create_connection(address, header=headers, timeout=120)
message = Session().msg("execute_request", {"code": cell, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False})
socket.send(json_packer({**message, "channel": "shell", "buffers": []}).decode())
while True:
    answer = json_unpacker(socket.recv())
    if answer["parent_header"].get("msg_id") != message["header"]["msg_id"]:
        continue
    if answer["msg_type"] == "stream":
        print(answer["content"]["text"], end="")
    if answer["msg_type"] == "error":
        print(answer["content"]["ename"], answer["content"]["evalue"])
    if answer["msg_type"] == "status" and answer["content"]["execution_state"] == "idle":
        break
